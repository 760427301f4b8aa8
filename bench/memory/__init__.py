"""A drill of mixed load on a sample site of its own, or on the one of PORTAL_DATA: `make drill-memory`.

What web processes hold must be below its bound and flat, however long they are asked.
"""
