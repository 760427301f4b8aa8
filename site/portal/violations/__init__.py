"""What browsers report that the policy of `portal.headers` kept them from: received, folded, shown."""
