"""Forty ways to have a script run in somebody else's browser; each would call `alert`."""

PAYLOADS = (
    # Elements
    "<script>alert(1)</script>", "<script>alert(1)//", "<SCRIPT/XSS>alert(1)</SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<IMG SRC=x ONERROR=&#97;lert(1)>",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<body onload=alert(1)>", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "<form><button formaction=javascript:alert(1)>x", "<style onload=alert(1)></style>", "<marquee onstart=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    # Out of attributes, scripts, comments, CDATA and templates
    "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>",
    "\" onmouseover=alert(1) autofocus onfocus=alert(1) x=\"",
    "' onfocus=alert(1) autofocus '", "</script><script>alert(1)</script>", "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>", "]]><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "\\u003cimg src=x onerror=alert(1)\\u003e", "&lt;img src=x onerror=alert(1)&gt;",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    # Addresses, and what Markdown makes of text
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1) 'x\" onclick=alert(1) \"')",
    "![x](x\" onerror=\"alert(1))", "<javascript:alert(1)>",
)  # fmt: skip
NAMES = tuple(payload for payload in PAYLOADS if len(payload) <= 40)  # characters of a person's name
LINKS = (  # more addresses, for posts
    "[x](data:text/html,<script>alert(1)</script>)", "[x](vbscript:alert(1))", "[a]: javascript:alert(1)\n[a]",
    "[x](java&#x0A;script:alert(1))", "[x](&#106;avascript:alert(1))", "https://example.org/\"onmouseover=alert(1)//",
    "```<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```",
    "| a |\n| --- |\n| <img src=x onerror=alert(1)> |",
)  # fmt: skip

# In every frame of every page: what runs is noted, and what the policy refused.
NOTE_WHAT_RUNS = """
  for (const name of ["alert", "confirm", "prompt", "print"])
    window[name] = (...words) => console.error("RAN " + name + " " + words.join(" ") + " " + new Error().stack);
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`REFUSED ${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${location.pathname}`));
"""
# Opens what a person could open: markers, menus, panels, and whatever shows more.
OPEN_EVERYTHING = """async () => {
  const all = document.querySelectorAll(
    "[aria-haspopup], [aria-expanded=false], summary, .leaflet-marker-icon, [role=option], article button");
  const wait = () => new Promise((done) => setTimeout(done, 5));
  const skip = /Delete|Remove|Clear|Freeze|Import|Under the hood|present/i;
  for (const one of [...all].slice(0, 150)) {
    if (skip.test(one.textContent + one.ariaLabel)) continue;
    try { one.focus?.(); one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })); one.click(); } catch {}
    await wait();
  }
  return all.length;
}"""
# As a reader of feeds shows an entry: it believes what is marked as HTML.
READ_FEED = """async (address) => {
  const xml = new DOMParser().parseFromString(await (await fetch(address)).text(), "application/xml");
  const error = xml.querySelector("parsererror");
  if (error) throw new Error(error.textContent);
  const all = [...xml.querySelectorAll("content[type=html]")];
  return all.map((content) => content.textContent);
}"""
