"""The pages as they are served, against others: `make bench`.

Every contestant has two processes on this machine, and the generator, wrk, runs beside them and shares the cores: it is
cheap, but the faster a server, the more of the machine its generator takes from it. Figures are ratios within one run.
"""
