"""moto's S3 server as a process of its own."""

import os
import subprocess
import sys

import boto3

from tests.deploy.places import eventually, free_port

BUCKET = "cong"


class Store:
    def __init__(self) -> None:
        self.port = free_port()
        self.environment = {
            "MEDIA_S3_BUCKET": BUCKET,
            "MEDIA_S3_ENDPOINT": f"http://127.0.0.1:{self.port}",
            "MEDIA_S3_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "khoa",
            "AWS_SECRET_ACCESS_KEY": "bi-mat",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)],
            env={"PATH": os.environ["PATH"]},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.client = boto3.client(
            "s3",
            endpoint_url=self.environment["MEDIA_S3_ENDPOINT"],
            region_name="us-east-1",
            aws_access_key_id="khoa",
            aws_secret_access_key="bi-mat",
        )
        eventually(self._answers)
        self.client.create_bucket(Bucket=BUCKET)

    def _answers(self) -> bool:
        try:
            self.client.list_buckets()
        except Exception:
            assert self.process.poll() is None, "moto's server did not start"
            return False
        return True

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
