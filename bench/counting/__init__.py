"""The counter measured against others and against its bounds: `make bench-counting`.

All figures are ratios within one run, so that they hold on other machines too. Contestants are served by the same
granian, started as the portal starts it with two processes, and hit by the same generator, in turns.
"""
