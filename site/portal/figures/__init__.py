"""What the web processes do, in numbers: counted without a lock, told in Prometheus' text format."""
