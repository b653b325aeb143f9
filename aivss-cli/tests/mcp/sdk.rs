//! The quickstart once more through the official SDK's own client.

use crate::quickstart::calls;
use rmcp::ServiceExt;
use rmcp::model::{CallToolRequestParams, CallToolResult};
use rmcp::service::{RoleClient, RunningService};
use rmcp::transport::TokioChildProcess;
use serde_json::{Value, json};
use std::path::Path;

type Sdk = RunningService<RoleClient, ()>;

async fn connect(folder: &Path) -> Sdk {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_aivss"));
    command.arg("mcp").arg("--project").arg(folder);
    ().serve(TokioChildProcess::new(command).unwrap()).await.unwrap()
}

async fn call(client: &Sdk, tool: &'static str, arguments: Value) -> CallToolResult {
    let Value::Object(arguments) = arguments else { panic!("{arguments}") };
    let parameters = CallToolRequestParams::new(tool).with_arguments(arguments);
    client.call_tool(parameters).await.unwrap()
}

#[test]
fn the_sdks_client_walks_the_quickstart_restarts_and_exports() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = connect(folder.path()).await;
        assert_eq!(client.list_all_tools().await.unwrap().len(), 22);
        assert_eq!(client.list_all_prompts().await.unwrap().len(), 6);
        for (tool, arguments) in calls() {
            let result = call(&client, tool, arguments).await;
            assert_eq!(result.is_error, Some(false), "{tool}: {result:?}");
        }
        client.cancel().await.unwrap();

        let client = connect(folder.path()).await;
        let result = call(&client, "check_threat_model", json!({"least": "gap"})).await;
        let data = result.structured_content.unwrap();
        assert_eq!(data["findings"], json!([]));
        let result = call(
            &client,
            "export_comprehensive_threat_model",
            json!({"path": "model.html", "format": "html"}),
        )
        .await;
        assert_eq!(result.is_error, Some(false));
        client.cancel().await.unwrap();
    });
    assert!(folder.path().join("model.html").exists());
}
