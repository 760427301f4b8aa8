"""Uploads in an S3-compatible store, closed to everybody: the application alone hands out what is public.

So a page has the same bytes as with files on disk, and needs no other host in its policy.
"""

from typing import Any
from urllib.parse import urljoin

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

MISSING = ("404", "NoSuchBucket")
CLOSED = ("403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch")
PATIENCE = 5  # seconds for a connection
LONGEST = 30  # seconds without a byte


class Bucket(S3Storage):
    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "bucket_name": settings.MEDIA_S3_BUCKET,
            "endpoint_url": settings.MEDIA_S3_ENDPOINT,
            "region_name": settings.MEDIA_S3_REGION,
            "default_acl": None,  # the bucket's own: private
            "file_overwrite": False,
            "client_config": _client(),
            # What is read here is small: threads for each file cost more than they bring.
            "transfer_config": TransferConfig(use_threads=False),
        }

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))


def _client() -> Config:
    return Config(
        connect_timeout=PATIENCE,
        read_timeout=LONGEST,
        retries={"max_attempts": 2},
        signature_version="s3v4",
        # Stores of one's own rarely have a name for each bucket, nor the newest checksums.
        s3={"addressing_style": "path" if settings.MEDIA_S3_ENDPOINT else "auto"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


def why_unusable() -> str:
    """A Vietnamese clause for the operator; empty where it can be used."""
    storage: Any = default_storage
    try:
        storage.connection.meta.client.head_bucket(Bucket=settings.MEDIA_S3_BUCKET)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in MISSING:
            return "chưa có kho này. Hãy tạo kho (riêng tư) hoặc sửa MEDIA_S3_BUCKET."
        if code in CLOSED:
            return "khóa không mở được kho. Hãy xem lại AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY."
        return f"máy chủ lưu trữ trả lời {code}."
    except BotoCoreError as error:
        return f"{' '.join(str(error).split())} Hãy xem lại MEDIA_S3_ENDPOINT và hai biến AWS_…"
    return ""
