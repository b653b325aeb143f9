//! The protocol's lines over standard input and output: one message each, and an answer to every line that is
//! not a message.
//!
//! The SDK's own reader drops an invalid line silently, and its sender would wait without end.

use rmcp::RoleServer;
use rmcp::model::{ErrorCode, RequestId};
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::{StdioReader, StdioWriter, Transport, stdio_pipes};
use serde::Deserializer as _;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::{Deserializer, Value as Json, json};
use std::fmt;
use std::future::Future;
use std::io;
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

/// The longest line that is read, in bytes.
const MAX_LINE: usize = 16 << 20;
/// The beginning of a longer line in which its id is looked for, in bytes.
const MAX_HEAD: usize = 4 << 10;
/// The size of one read, in bytes.
const BLOCK: usize = 64 << 10;

/// Standard input and output as lines.
pub(crate) struct Lines {
    input: BufReader<StdioReader>,
    output: Arc<Mutex<StdioWriter>>,
    /// The beginning of the next line. Reading can be cancelled at any moment and continues with this.
    line: Vec<u8>,
    /// Whether the rest of a line that was too long is being skipped.
    is_skipping: bool,
    /// An answer that is being sent. It is complete before the next line is read, so that answers cannot pile
    /// up.
    answer: Option<JoinHandle<io::Result<()>>>,
}

/// A line that is not a message.
enum NotAMessage {
    /// It has no answer: an empty line, an unknown notification.
    Ignored,
    /// It has an answer.
    Refused { code: ErrorCode, id: Option<RequestId>, message: String },
}

impl Lines {
    pub(crate) fn new() -> Self {
        let (input, output) = stdio_pipes();
        Self {
            input: BufReader::with_capacity(BLOCK, input),
            output: Arc::new(Mutex::new(output)),
            line: Vec::new(),
            is_skipping: false,
            answer: None,
        }
    }

    /// The next line that is not too long; `None` at the end of the input.
    async fn next(&mut self) -> Option<Result<RxJsonRpcMessage<RoleServer>, NotAMessage>> {
        loop {
            // What is taken from the input is in `line` before the next wait.
            let read = self.input.fill_buf().await.ok()?;
            let end = read.iter().position(|byte| *byte == b'\n');
            let part = end.and_then(|end| read.get(..end)).unwrap_or(read);
            let is_last = read.is_empty();
            let taken = part.len() + usize::from(end.is_some());
            let is_too_long = self.line.len().saturating_add(part.len()) > MAX_LINE;
            if !self.is_skipping {
                let max =
                    if is_too_long { MAX_HEAD.saturating_sub(self.line.len()) } else { MAX_LINE };
                self.line.extend_from_slice(part.get(..max).unwrap_or(part));
            }
            self.input.consume(taken);
            let was_skipping = self.is_skipping;
            self.is_skipping = (was_skipping || is_too_long) && end.is_none();
            if is_too_long && !was_skipping {
                // Taking the line frees its memory, too.
                return Some(Err(too_long(&std::mem::take(&mut self.line))));
            }
            if was_skipping || (end.is_none() && !is_last) {
                if is_last {
                    return None;
                }
                continue;
            }
            if is_last && self.line.is_empty() {
                return None;
            }
            let message = message(&self.line);
            self.line.clear();
            self.line.shrink_to(BLOCK);
            return Some(message);
        }
    }

    /// Begins to send an answer, in a task of its own: a cancelled read must not cut it.
    fn refuse(&mut self, code: ErrorCode, id: Option<&RequestId>, message: &str) {
        let answer =
            json!({"jsonrpc": "2.0", "id": id, "error": {"code": code.0, "message": message}});
        self.answer = Some(tokio::spawn(send(self.output.clone(), answer.to_string().into())));
    }
}

impl Transport<RoleServer> for Lines {
    type Error = io::Error;

    fn send(
        &mut self,
        item: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let output = self.output.clone();
        async move { send(output, serde_json::to_vec(&item)?).await }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            if let Some(answer) = &mut self.answer {
                let sent = answer.await;
                self.answer = None;
                sent.ok()?.ok()?;
            }
            match self.next().await? {
                Ok(message) => return Some(message),
                Err(NotAMessage::Ignored) => {}
                Err(NotAMessage::Refused { code, id, message }) => {
                    self.refuse(code, id.as_ref(), &message);
                }
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        self.output.lock().await.flush().await
    }
}

/// Writes a line, complete before the next.
async fn send(output: Arc<Mutex<StdioWriter>>, mut line: Vec<u8>) -> io::Result<()> {
    line.push(b'\n');
    let mut output = output.lock().await;
    output.write_all(&line).await?;
    output.flush().await
}

/// Reads a line.
fn message(line: &[u8]) -> Result<RxJsonRpcMessage<RoleServer>, NotAMessage> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return Err(NotAMessage::Ignored);
    }
    serde_json::from_slice(line).map_err(|_| not_a_message(line))
}

/// Why a line is not a message.
fn not_a_message(line: &[u8]) -> NotAMessage {
    let value: Json = match serde_json::from_slice(line) {
        Ok(value) => value,
        // The line has no readable id: the protocol then asks for null.
        Err(reason) => {
            let message = format!("the line cannot be read as JSON: {reason}");
            return NotAMessage::Refused { code: ErrorCode::PARSE_ERROR, id: None, message };
        }
    };
    let has = |key: &str| value.get(key).is_some();
    let is_notification = value.get("method").is_some_and(Json::is_string) && !has("id");
    // Notifications and answers have no answer.
    if is_notification || (!has("method") && (has("result") || has("error"))) {
        return NotAMessage::Ignored;
    }
    let message = "the line is no request of JSON-RPC 2.0, one object with an `id` and a `method`";
    NotAMessage::Refused {
        code: ErrorCode::INVALID_REQUEST,
        id: value.get("id").and_then(|id| serde_json::from_value(id.clone()).ok()),
        message: message.to_owned(),
    }
}

fn too_long(head: &[u8]) -> NotAMessage {
    let head = head.get(..MAX_HEAD).unwrap_or(head);
    let message = format!("the line is longer than the {MAX_LINE} bytes that are read");
    NotAMessage::Refused { code: ErrorCode::INVALID_REQUEST, id: id_in(head), message }
}

/// The id of a request, from its beginning alone.
fn id_in(head: &[u8]) -> Option<RequestId> {
    struct Members<'a>(&'a mut Option<RequestId>);

    impl<'de> Visitor<'de> for Members<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
            while let Some(name) = members.next_key::<String>()? {
                if name == "id" {
                    *self.0 = Some(members.next_value()?);
                    return Err(A::Error::custom("that is enough"));
                }
                members.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }

    let mut id = None;
    // Reading always ends with an error: at the id, or where the beginning ends.
    let _ = Deserializer::from_slice(head).deserialize_map(Members(&mut id));
    id
}
