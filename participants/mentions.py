"""Two mentions of one person by one office: by her address, and where she has none of her own, by what she is called."""

from convening import vault

from .columns import plain

OF_OTHERS = ("shared", "assistant")  # others read what is sent there


def identities(words):
    """What two mentions of one person by one office have in common: a set, of which one is enough.

    `words` are {"email", "name", "reach"} and what a nomination keeps beside them.
    """
    name = plain(words.get("name", ""))
    addresses = {vault.address_key(address) for address in (words.get("email", ""), *words.get("former_emails", ()))} - {""}
    if not addresses:
        return {("name", name)}
    if words.get("reach") in OF_OTHERS:
        return {("mailbox", address, name) for address in addresses}
    return {("mailbox", address) for address in addresses}


def words_of(profile, particulars):
    return {"email": profile.email, "name": profile.name, "reach": particulars.get("reach")}
