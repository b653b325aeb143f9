//! The protocol's lines over standard input and output: one message each, and an answer to every line that is
//! none.
//!
//! The SDK's own reader drops what it cannot read without a word, and whoever sent it waits for ever.

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
const MOST: usize = 16 << 20;
/// In so many bytes of a longer line its id is looked for.
const HEAD: usize = 4 << 10;
/// So much is read at once, in bytes.
const BLOCK: usize = 64 << 10;

/// Standard input and output as lines.
pub(crate) struct Lines {
    input: BufReader<StdioReader>,
    output: Arc<Mutex<StdioWriter>>,
    /// What is there of the next line. Reading may be broken off at any moment and goes on with this.
    line: Vec<u8>,
    /// Whether the rest of a line is passed over that was too long.
    is_passing: bool,
    /// An answer on its way, which must be there before the next line is read: so many can never pile up.
    answer: Option<JoinHandle<io::Result<()>>>,
}

/// What a line is, if it is no message.
enum NoMessage {
    /// Nothing that has an answer: an empty line, a notification of something unknown.
    Nothing,
    /// Something that has one.
    Refused { code: ErrorCode, id: Option<RequestId>, message: String },
}

impl Lines {
    pub(crate) fn new() -> Self {
        let (input, output) = stdio_pipes();
        Self {
            input: BufReader::with_capacity(BLOCK, input),
            output: Arc::new(Mutex::new(output)),
            line: Vec::new(),
            is_passing: false,
            answer: None,
        }
    }

    /// The next line that is not too long; `None` at the end of the input.
    async fn next(&mut self) -> Option<Result<RxJsonRpcMessage<RoleServer>, NoMessage>> {
        loop {
            // What is taken out of the input is in `line` before the next wait.
            let read = self.input.fill_buf().await.ok()?;
            let end = read.iter().position(|byte| *byte == b'\n');
            let part = end.and_then(|end| read.get(..end)).unwrap_or(read);
            let is_last = read.is_empty();
            let taken = part.len() + usize::from(end.is_some());
            let is_too_long = self.line.len().saturating_add(part.len()) > MOST;
            if !self.is_passing {
                let most = if is_too_long { HEAD.saturating_sub(self.line.len()) } else { MOST };
                self.line.extend_from_slice(part.get(..most).unwrap_or(part));
            }
            self.input.consume(taken);
            let was_passing = self.is_passing;
            self.is_passing = (was_passing || is_too_long) && end.is_none();
            if is_too_long && !was_passing {
                // Its memory goes as well.
                return Some(Err(too_long(&std::mem::take(&mut self.line))));
            }
            if was_passing || (end.is_none() && !is_last) {
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

    /// Begins to send an answer, which being broken off while reading must not cut.
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
                Err(NoMessage::Nothing) => {}
                Err(NoMessage::Refused { code, id, message }) => {
                    self.refuse(code, id.as_ref(), &message);
                }
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        self.output.lock().await.flush().await
    }
}

/// Writes a line, whole before the next.
async fn send(output: Arc<Mutex<StdioWriter>>, mut line: Vec<u8>) -> io::Result<()> {
    line.push(b'\n');
    let mut output = output.lock().await;
    output.write_all(&line).await?;
    output.flush().await
}

/// Reads a line.
fn message(line: &[u8]) -> Result<RxJsonRpcMessage<RoleServer>, NoMessage> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return Err(NoMessage::Nothing);
    }
    serde_json::from_slice(line).map_err(|_| no_message(line))
}

/// Why a line is no message.
fn no_message(line: &[u8]) -> NoMessage {
    let value: Json = match serde_json::from_slice(line) {
        Ok(value) => value,
        // Whose answer this is cannot be told: the protocol says null then.
        Err(reason) => {
            let message = format!("the line cannot be read as JSON: {reason}");
            return NoMessage::Refused { code: ErrorCode::PARSE_ERROR, id: None, message };
        }
    };
    let has = |key: &str| value.get(key).is_some();
    let is_notification = value.get("method").is_some_and(Json::is_string) && !has("id");
    // Neither to those nor to answers is there an answer.
    if is_notification || (!has("method") && (has("result") || has("error"))) {
        return NoMessage::Nothing;
    }
    let message = "the line is no request of JSON-RPC 2.0, one object with an `id` and a `method`";
    NoMessage::Refused {
        code: ErrorCode::INVALID_REQUEST,
        id: value.get("id").and_then(|id| serde_json::from_value(id.clone()).ok()),
        message: message.to_owned(),
    }
}

fn too_long(head: &[u8]) -> NoMessage {
    let head = head.get(..HEAD).unwrap_or(head);
    let message = format!("the line is longer than the {MOST} bytes that are read");
    NoMessage::Refused { code: ErrorCode::INVALID_REQUEST, id: id_in(head), message }
}

/// The id of a request of which there is only the beginning.
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
    // There is an error in any case: at the latest where the beginning ends.
    let _ = Deserializer::from_slice(head).deserialize_map(Members(&mut id));
    id
}
