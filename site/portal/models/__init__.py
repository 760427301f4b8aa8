from portal.models.approval import ApprovalStep
from portal.models.content_change import ContentChange
from portal.models.heartbeat import Heartbeat
from portal.models.lease import Lease
from portal.models.violation import Violation

__all__ = ["ApprovalStep", "ContentChange", "Heartbeat", "Lease", "Violation"]
