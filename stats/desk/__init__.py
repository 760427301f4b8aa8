"""The traffic desk: reports, exports and corrections for administrators, and what editors see of it."""
