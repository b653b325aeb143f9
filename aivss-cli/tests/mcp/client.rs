//! A client that shows every line, so that tests can also break the protocol.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub(crate) struct Client {
    pub(crate) child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    last: u64,
}

impl Client {
    /// Starts the server for a folder; it is not initialized yet.
    pub(crate) fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_aivss"))
            .arg("mcp")
            .arg("--project")
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output, last: 0 }
    }

    /// Starts the server and initializes it.
    pub(crate) fn ready(folder: &Path) -> Self {
        let mut client = Self::start(folder);
        let answer = client.request("initialize", &initialize());
        assert_eq!(answer["result"]["serverInfo"]["name"], "aivss", "{answer}");
        client.line(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}).to_string());
        client
    }

    /// Sends a line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.bytes(line.as_bytes());
    }

    /// Sends a line that need not be text.
    pub(crate) fn bytes(&mut self, line: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(line).unwrap();
        input.write_all(b"\n").unwrap();
        input.flush().unwrap();
    }

    /// Sends a request and gives its number.
    pub(crate) fn send(&mut self, method: &str, parameters: &Value) -> u64 {
        self.last += 1;
        let request =
            json!({"jsonrpc": "2.0", "id": self.last, "method": method, "params": parameters});
        self.line(&request.to_string());
        self.last
    }

    /// The next line; `None` when the server has gone.
    pub(crate) fn receive(&mut self) -> Option<Value> {
        let mut line = String::new();
        let read = self.output.read_line(&mut line).unwrap_or_default();
        (read > 0)
            .then(|| serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}")))
    }

    pub(crate) fn request(&mut self, method: &str, parameters: &Value) -> Value {
        let id = self.send(method, parameters);
        let answer = self.receive().unwrap();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    /// Calls a tool; gives whether it was refused, and its data.
    pub(crate) fn call(&mut self, tool: &str, arguments: &Value) -> (bool, Value) {
        let answer = self.request("tools/call", &json!({"name": tool, "arguments": arguments}));
        let result = &answer["result"];
        let data = result["structuredContent"].clone();
        // Clients without structured results read the same as text.
        let text = result["content"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), data);
        (result["isError"] == true, data)
    }

    /// Calls a tool that has to succeed.
    pub(crate) fn done(&mut self, tool: &str, arguments: &Value) -> Value {
        let (is_refused, data) = self.call(tool, arguments);
        assert!(!is_refused, "{tool} {arguments}: {data}");
        data
    }

    /// Calls a tool that has to refuse; gives code, path and message.
    pub(crate) fn refused(&mut self, tool: &str, arguments: &Value) -> (String, String, String) {
        let (is_refused, data) = self.call(tool, arguments);
        assert!(is_refused, "{tool} {arguments}: {data}");
        let text = |key: &str| data[key].as_str().unwrap().to_owned();
        (text("code"), text("path"), text("message"))
    }

    /// Ends the input and waits for the server to go by itself.
    pub(crate) fn end(mut self) {
        drop(self.input.take());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn initialize() -> Value {
    json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "tests", "version": "1"}})
}
