"""Passwords are hashed, users registered, logins checked."""

import acceptance

import auth
from models import User

GOOD = "correct horse battery"


def check_hash_is_salted_and_verified():
    one, two = auth.hash_password(GOOD), auth.hash_password(GOOD)
    assert one != two and GOOD not in one and one.startswith("$2")
    assert auth.verify_password(GOOD, one) and auth.verify_password(GOOD, two)
    assert not auth.verify_password("wrong horse battery", one)


def check_user_has_the_fields():
    user = User(email="ada@example.com", password_hash="x")
    assert (user.email, user.password_hash) == ("ada@example.com", "x")
    acceptance.raises(ValueError, User, email="ada@example.com")


def check_registered_user_has_a_hash_of_the_password():
    user = auth.register_user("ada@example.com", GOOD)
    assert isinstance(user, User)
    assert user.password_hash != GOOD and auth.verify_password(GOOD, user.password_hash)


def check_register_refuses_what_is_no_email():
    acceptance.raises(ValueError, auth.register_user, "not an email", GOOD)


def check_login():
    auth.register_user("grace@example.com", GOOD)
    assert auth.login_user("grace@example.com", GOOD) is True
    assert auth.login_user("grace@example.com", "something else") is False
    assert auth.login_user("nobody@example.com", GOOD) is False


acceptance.run(globals())
