/** Shows the REST API in Swagger UI, which sends the CSRF token with what is tried out. */

const { SwaggerUIBundle } = /** @type {any} */ (window);
const place = document.getElementById("swagger-ui");

SwaggerUIBundle({
  domNode: place,
  url: place?.dataset.schema,
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null, // nothing is asked of other sites
  requestInterceptor: withToken,
});

/** @param {{headers: Record<string, string>}} request */
function withToken(request) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (token) request.headers["X-CSRFToken"] = token;
  return request;
}
