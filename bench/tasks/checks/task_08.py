"""Both services answer, the client asks one from the other, and the compose file starts both."""

import asyncio
import inspect

import acceptance
import httpx
import yaml
from fastapi.testclient import TestClient

from order_service import main as orders
from order_service import models as order_models
from order_service import user_client
from user_service import main as users
from user_service import models as user_models


def answering(respond):
    """Run the client's code while every request is answered by this function instead of the network."""
    original = httpx.AsyncClient.__init__

    def patched(self, *arguments, **named):
        named["transport"] = httpx.MockTransport(respond)
        original(self, *arguments, **named)

    httpx.AsyncClient.__init__ = patched
    try:
        return asyncio.run(user_client.get_user(1))
    finally:
        httpx.AsyncClient.__init__ = original


def check_users_are_created_and_listed():
    client = TestClient(users.app)
    created = client.post("/users", json={"name": "Ada", "email": "ada@example.com"})
    assert created.status_code in (200, 201)
    assert created.json()["name"] == "Ada" and created.json()["id"] in [user["id"] for user in client.get("/users").json()]


def check_incomplete_user_is_refused():
    assert TestClient(users.app).post("/users", json={"name": "Ada"}).status_code == 422


def check_orders_are_created_and_listed():
    client = TestClient(orders.app)
    created = client.post("/orders", json={"user_id": 1, "product": "Pen", "quantity": 2})
    assert created.status_code in (200, 201)
    assert created.json()["quantity"] == 2 and created.json()["id"] in [order["id"] for order in client.get("/orders").json()]


def check_incomplete_order_is_refused():
    assert TestClient(orders.app).post("/orders", json={"product": "Pen"}).status_code == 422


def check_models_are_defined():
    assert inspect.isclass(user_models.User) and inspect.isclass(order_models.Order)


def check_client_is_async_and_finds_a_user():
    assert inspect.iscoroutinefunction(user_client.get_user)
    known = [{"id": 1, "name": "Ada", "email": "ada@example.com"}]
    user = answering(lambda request: httpx.Response(200, json=known))
    assert acceptance.member(user, "name") == "Ada"
    assert answering(lambda request: httpx.Response(200, json=[])) is None


def check_client_reports_what_goes_wrong():
    def refuse(request):
        raise httpx.ConnectError("refused", request=request)

    for respond in [
        refuse,
        lambda request: httpx.Response(500),
        lambda request: httpx.Response(200, text="<html>"),
        lambda request: httpx.Response(200, json=[{"id": "x"}]),
    ]:
        acceptance.raises(user_client.UserServiceError, answering, respond)


def check_compose_file():
    compose = yaml.safe_load((acceptance.WORKSPACE / "docker-compose.yml").read_text(encoding="utf-8"))
    services = compose["services"]
    assert len(services) == 2
    assert all(service["ports"] for service in services.values())
    assert compose["networks"] and all(set(service["networks"]) <= set(compose["networks"]) for service in services.values())
    modules = " ".join(str(service["command"]) for service in services.values())
    assert "user_service.main:app" in modules and "order_service.main:app" in modules


acceptance.run(globals())
