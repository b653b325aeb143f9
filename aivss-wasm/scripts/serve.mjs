// Serves the package folder on this machine alone: `node scripts/serve.mjs [PORT]`.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What the page promises; a server should say it too. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/**
 * Serves a folder; gives the address and a way to stop.
 * @param {{ folder: string, port?: number, under?: string, headers?: Record<string, string> }} settings
 */
export async function serve({ folder, port = 0, under = "/", headers = {} }) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = (status, text = "") => response.writeHead(status, { "content-type": "text/plain" }).end(text);
    if (!pathname.startsWith(under)) {
      return answer(404);
    }
    try {
      let file = normalize(join(root, decodeURIComponent(pathname.slice(under.length))));
      if (file !== root && !file.startsWith(root + sep)) {
        return answer(403);
      }
      let found = await stat(file);
      if (found.isDirectory()) {
        if (!pathname.endsWith("/")) {
          return response.writeHead(301, { location: `${pathname}/` }).end();
        }
        file = join(file, "index.html");
        found = await stat(file);
      }
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-length": found.size,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        ...headers,
      });
      createReadStream(file).pipe(response);
    } catch {
      answer(404);
    }
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const { origin } = await serve({ folder, port: Number(process.argv[2] ?? 8787), headers: { "content-security-policy": POLICY } });
  console.log(`the calculator is at ${origin}/widget/`);
}
