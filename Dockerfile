# Two images: `app` (web and worker processes, and the static files) and `proxy` (Caddy). See docs/deploy.md.

FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements/base.txt requirements/
# Without what only their makers need: tests, the sources of translations, a compiler, a second reader of the REST schema
RUN python -m venv /venv \
    && /venv/bin/pip install --require-hashes --requirement requirements/base.txt \
    && /venv/bin/pip uninstall --yes pip \
    && find /venv/lib -type d \( -path "*/twisted/*test" -o -path "*/autobahn/*test" -o -name _flatc -o -name redoc \) \
        -prune -exec rm -r {} + \
    && find /venv/lib -name "*.po" -delete \
    && /venv/bin/python -m compileall -q /venv
COPY manage.py ./
COPY frontend frontend
COPY project project
COPY mapmarkers mapmarkers
COPY sketch sketch
COPY liveblog liveblog
RUN DATA_DIR=/tmp/build /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q project mapmarkers sketch liveblog \
    && find /venv/lib -type d -name static -prune -exec rm -r {} + \
    && rm -r /tmp/build requirements

# The documentation, which the site serves at /docs/: built here, so that the image has it without what builds it
FROM python:3.13-slim-trixie AS docs
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
COPY requirements/docs.txt requirements/
RUN pip install --require-hashes --requirement requirements/docs.txt
COPY . .
RUN python -m sphinx --quiet docs docs/_build/html

FROM python:3.13-slim-trixie AS app
RUN useradd --uid 1000 --no-create-home roomful \
    && install --directory --owner=roomful /data /media /secrets /static
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=docs /app/docs/_build/html /app/docs/_build/html
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000 DATA_DIR=/data MEDIA_ROOT=/media
USER 1000
EXPOSE 8000
CMD ["python", "-m", "project.server"]

FROM caddy:2 AS proxy
RUN mkdir -p /data /config && chown -R 1000 /data /config
COPY deploy/Caddyfile deploy/away.html /etc/caddy/
USER 1000
