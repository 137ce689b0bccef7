"""Hosts ministack on a Unix socket, and answers who signed a request.

usage: python shiftbook_ministack.py SOCKET

The sandbox's control plane answers some services itself, and has to know who calls them. Keys, sessions and their
signatures are ministack's affair: a request that carries the header x-shiftbook-identify, with the token from the
environment, is not served but verified as ministack verifies its own, and answered with the caller or the failure.
"""

import asyncio
import hmac
import json
import os
import sys
from urllib.parse import parse_qs

from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack import app as ministack
from ministack.core import iam_evaluator, responses, router
from ministack.core.sigv4 import decode_header_value
from ministack.services import ssm

# Parameters that AWS publishes for every account to read: nobody may write them, so they are no matter for the seed.
PUBLIC_PARAMETERS = {
    # The account that holds the images of SageMaker's distribution, in us-east-1.
    "/aws/service/sagemaker-distribution/ecr-account-id": "885854791233",
}

TOKEN = os.environ.pop("SHIFTBOOK_IDENTIFY_TOKEN").encode()


async def application(scope, receive, send):
    if scope["type"] == "http":
        for name, value in scope["headers"]:
            if name.lower() == b"x-shiftbook-identify" and hmac.compare_digest(value, TOKEN):
                return await answer(send, identify(scope, await read(receive)))
    return await ministack.app(scope, receive, send)


def identify(scope, body):
    query = parse_qs(scope.get("query_string", b"").decode(), keep_blank_values=True)
    headers = {name.decode("latin-1").lower(): decode_header_value(value) for name, value in scope["headers"]}
    key = router.extract_access_key_id(headers, query)
    account = iam_evaluator.find_iam_access_key_account(key) if key else None
    responses.set_request_account_id(account or key)
    responses.set_request_region(router.extract_region(headers, query))
    iam_evaluator.pin_signed_request(scope["method"], scope["raw_path"].decode("latin-1"), query, scope["headers"])
    iam_evaluator.pin_signed_body(body)
    caller = iam_evaluator.authenticate(key, responses.get_account_id())
    if caller is None:
        return {"code": "MissingAuthenticationToken", "message": "Request is missing Authentication Token"}
    if isinstance(caller, iam_evaluator.AuthError):
        return {"code": caller.code, "message": caller.message}
    return {"accountId": caller.account_id, "arn": caller.principal_arn, "accessKeyId": caller.access_key_id}


async def read(receive):
    body = b""
    while True:
        event = await receive()
        body += event.get("body", b"")
        if not event.get("more_body"):
            return body


async def answer(send, content):
    body = json.dumps(content).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


ssm._PUBLIC_AMI_PARAMETERS.update(PUBLIC_PARAMETERS)
config = Config()
config.bind = [f"unix:{sys.argv[1]}"]
config.keep_alive_timeout = 75
config.loglevel = "WARNING"
asyncio.run(serve(application, config))
