from portal.models.approval import ApprovalStep
from portal.models.heartbeat import Heartbeat

__all__ = ["ApprovalStep", "Heartbeat"]
