"""What a reader does with a page besides reading it: look at its photos, listen, share, print, keep."""
