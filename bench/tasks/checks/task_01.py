"""GET /hello answers as the plan says, and is documented."""

import acceptance
from fastapi.testclient import TestClient

from main import app

client = TestClient(app)


def check_hello_answers():
    answer = client.get("/hello")
    assert answer.status_code == 200
    assert answer.json() == {"message": "Hello, World!"}


def check_other_methods_and_paths_are_refused():
    assert client.post("/hello").status_code == 405
    assert client.get("/bye").status_code == 404


def check_endpoint_is_documented():
    assert "get" in client.get("/openapi.json").json()["paths"]["/hello"]


acceptance.run(globals())
