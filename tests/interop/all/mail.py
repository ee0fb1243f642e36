"""Reads a mail as a mail program does, and prints its subject and its two bodies as JSON.

    mail.py FILE
"""

import json
import sys
from email import policy
from email.parser import BytesParser

with open(sys.argv[1], "rb") as file:
    mail = BytesParser(policy=policy.default).parse(file)
defects = [str(defect) for part in mail.walk() for defect in part.defects]
bodies = {kind: mail.get_body((kind,)).get_content() for kind in ("plain", "html")}
print(json.dumps({"subject": mail["subject"], "defects": defects, **bodies}))
