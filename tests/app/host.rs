//! An app on Tauri's mock runtime with a temporary workspace, scripted dialogs, and a desktop that only takes notes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use contact_center::error::AppError;
use contact_center::ipc;
use contact_center::picker::ScriptedPicker;
use contact_center::state::{App, Desktop, Settings};
use contact_core::{Changed, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The app, ready for calls from its page.
pub struct Host {
    /// What the desktop was asked for.
    pub desktop: Arc<Notes>,
    app: tauri::App<MockRuntime>,
    page: WebviewWindow<MockRuntime>,
    folder: TempDir,
}

/// A desktop that takes notes.
#[derive(Default)]
pub struct Notes {
    announced: Mutex<Vec<Changed>>,
    shown: Mutex<Vec<PathBuf>>,
    opened: Mutex<Vec<String>>,
    closed: Mutex<u32>,
}

impl Desktop for Notes {
    fn announce(&self, changed: Changed) {
        self.announced.lock().unwrap().push(changed);
    }

    fn close_window(&self) {
        *self.closed.lock().unwrap() += 1;
    }

    fn show_in_folder(&self, path: &Path) -> Result<()> {
        self.shown.lock().unwrap().push(path.to_owned());
        Ok(())
    }

    fn open_link(&self, link: &str) -> Result<()> {
        self.opened.lock().unwrap().push(link.to_owned());
        Ok(())
    }
}

impl Notes {
    /// News that reached the page.
    pub fn announced(&self) -> Vec<Changed> {
        self.announced.lock().unwrap().clone()
    }

    /// Files shown in the file manager.
    pub fn shown(&self) -> Vec<PathBuf> {
        self.shown.lock().unwrap().clone()
    }

    /// Links that were opened.
    pub fn opened(&self) -> Vec<String> {
        self.opened.lock().unwrap().clone()
    }

    /// How often the window was closed.
    pub fn closed(&self) -> u32 {
        *self.closed.lock().unwrap()
    }
}

impl Host {
    /// The app at its first start.
    pub fn first_start() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    /// The app with an empty workspace.
    pub fn with_workspace() -> Self {
        let host = Self::first_start();
        let input = json!({
            "name": "Acme", "region": "US", "timezone": "Europe/Berlin", "memberName": "Sam", "memberEmail": "", "withSample": false,
        });
        host.call::<Value>("create_workspace", json!({ "input": input })).unwrap();
        host
    }

    /// The app in a folder that may hold a workspace already.
    pub fn in_folder(folder: TempDir) -> Self {
        let script = folder.path().join("dialogs.json");
        fs::write(&script, "{}").unwrap();
        let desktop = Arc::new(Notes::default());
        let settings = Settings { workspace: workspace_in(folder.path()), picker_script: Some(script.clone()) };
        let ipc = ipc::builder::<MockRuntime>();
        let app = mock_builder().invoke_handler(ipc.invoke_handler()).build(mock_context(noop_assets())).unwrap();
        let picker = Box::new(ScriptedPicker::new(script));
        app.manage(tauri::async_runtime::block_on(App::start(settings, picker, Arc::clone(&desktop) as Arc<dyn Desktop>)));
        let page = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
        Self { desktop, app, page, folder }
    }

    /// Calls a command as the page does.
    pub fn call<T: DeserializeOwned>(&self, command: &str, arguments: Value) -> Result<T, AppError> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        match get_ipc_response(&self.page, request) {
            Ok(body) => Ok(body.deserialize().unwrap()),
            Err(error) => Err(serde_json::from_value(error).unwrap()),
        }
    }

    /// Calls a command that takes a job's name and a channel.
    pub fn call_long<T: DeserializeOwned>(&self, command: &str, input: Value) -> Result<T, AppError> {
        self.call(command, json!({ "input": input, "job": command, "progress": "__CHANNEL__:7" }))
    }

    /// The state that commands see.
    pub fn state(&self) -> tauri::State<'_, App> {
        self.app.state()
    }

    /// What the dialogs answer from now on.
    pub fn dialogs_answer(&self, answers: Value) {
        fs::write(self.folder.path().join("dialogs.json"), answers.to_string()).unwrap();
    }

    /// A file in the test's folder, with this content.
    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// A path in the test's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Where the workspace of a folder is.
pub fn workspace_in(folder: &Path) -> PathBuf {
    folder.join("data").join("default.contacts")
}
