"""The invented world of the convening of July 2021: its people, words, attendance and posts.

Owns pure content: constants and deterministic generators, the same on every machine, without a secret.
May call nobody: no Django, no model, no service. Only the `demo` command and tests read it, and the command plays it
through the services as people would have done. Every person, organisation of hers and address here is invented;
the figures are those of the printed report of 2021.
"""
