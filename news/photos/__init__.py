"""A photo's way: upload → intake → storage → renditions → page."""
