//! The protocol's side: what a client asks, and how the answers go back.

use crate::session::Session;
use crate::{prompts, resources, tools};
use aivss_project::Root;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, GetPromptRequestParams,
    GetPromptResponse, Implementation, InitializeResult, ListPromptsResult, ListResourcesResult,
    ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse,
    ServerCapabilities,
};
use rmcp::service::{RequestContext, RoleServer};
use rmcp::{ErrorData, ServerHandler};
use serde_json::json;
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// What an assistant reads before its first call.
const INSTRUCTIONS: &str = "\
A MAESTRO threat model of an AI agent, kept in the project's folder `.threatmodel` for version control.
Go through five steps: 1 set_business_context until no question is open; 2 add_component, add_data_store, \
add_connection, each part with its layers L1 to L7, and `update` a layer without parts with its reason; 3 \
add_trust_zone, add_trust_boundary, add_crossing_point; 4 suggest_threats and add_threat, two or three for each \
layer with parts, ten to fifteen in all, with severity and likelihood; 5 add_mitigation and \
link_mitigation_to_threat, a preventive and a detective one for every high or critical threat. \
check_threat_model says what is missing. Record only what people said or the project shows; proposals of the \
catalogs count for nothing until they are taken over. Ids look like TH-1 and are never given again. A line has \
at most 200 characters, a text 4,000, a list 1,000 entries. Dates are given, 2026-03-19 for instance.";

pub(crate) struct Server {
    session: Arc<Mutex<Session>>,
}

impl Server {
    pub(crate) fn new(root: Root) -> Self {
        Self { session: Arc::new(Mutex::new(Session::new(root))) }
    }

    /// The session. Calls get it one after the other, in their order.
    async fn session(&self) -> OwnedMutexGuard<Session> {
        Arc::clone(&self.session).lock_owned().await
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> InitializeResult {
        let capabilities = ServerCapabilities::builder()
            .enable_tools()
            .enable_resources()
            .enable_prompts()
            .build();
        InitializeResult::new(capabilities)
            .with_server_info(
                Implementation::new("aivss", aivss_core::version())
                    .with_title("MAESTRO threat models"),
            )
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::LISTED.clone()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = tools::find(&request.name) else {
            let names: Vec<&str> = tools::tool_names().collect();
            let message = format!("there is no tool {}", aivss_core::Quoted(&request.name));
            return Err(ErrorData::invalid_params(message, Some(json!({"tools": names}))));
        };
        let arguments = request.arguments.unwrap_or_default();
        let mut session = self.session().await;
        let answer = if tool.takes_long() {
            // On its own thread, so that requests without the session are answered meanwhile.
            let running = tokio::task::spawn_blocking(move || tool.run(&mut session, arguments));
            running.await.map_err(|_| ErrorData::internal_error("the call broke off", None))?
        } else {
            tool.run(&mut session, arguments)
        };
        let result = match answer {
            Ok(answer) => CallToolResult::structured(answer),
            Err(error) => CallToolResult::structured_error(json!(error)),
        };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        Ok(ListResourcesResult::with_all_items(resources::list()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        resources::read(&request.uri, &mut *self.session().await).map(Into::into)
    }

    async fn list_prompts(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        Ok(ListPromptsResult::with_all_items(prompts::list()))
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        prompts::get(&request.name).map(Into::into)
    }
}
