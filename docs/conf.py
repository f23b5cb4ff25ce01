"""How Sphinx builds these pages: `make docs`."""

project = "Roomful"
author = "Roomful contributors"
copyright = "2026, Roomful contributors"
release = "0.1.0"

extensions = ["myst_parser", "docs.js_object", "docs.measured", "docs.sizing", "docs.strict_pages"]
exclude_patterns = ["_build", "figures"]  # figures: tables that pages include
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3  # so that pages can point at each other's sections
nitpicky = True

html_theme = "furo"
html_title = "Roomful"
html_static_path = ["_static"]
html_css_files = ["tutorial.css"]
html_show_sourcelink = html_copy_source = False
html_favicon = "../frontend/static/favicon.svg"
html_theme_options = {
    "top_of_page_buttons": [],
    # The site's own colours (frontend/static/css/tokens.css)
    "light_css_variables": {
        "color-brand-primary": "oklch(0.515 0.165 36)",
        "color-brand-content": "oklch(0.515 0.165 36)",
        "color-brand-visited": "oklch(0.47 0.11 36)",
        "color-background-primary": "oklch(0.99 0.005 85)",
        "color-background-secondary": "oklch(0.972 0.009 85)",
        "color-foreground-primary": "oklch(0.255 0.016 60)",
        "color-inline-code-background": "oklch(0.955 0.011 85)",
    },
    "dark_css_variables": {
        "color-brand-primary": "oklch(0.79 0.125 48)",
        "color-brand-content": "oklch(0.79 0.125 48)",
        "color-brand-visited": "oklch(0.75 0.09 48)",
        "color-background-primary": "oklch(0.205 0.01 65)",
        "color-background-secondary": "oklch(0.175 0.009 65)",
        "color-foreground-primary": "oklch(0.94 0.012 85)",
        "color-inline-code-background": "oklch(0.25 0.011 65)",
    },
}
