//! The desktop shell: the window, IPC, native dialogs. It holds no rule and no SQL; everything it does is one call into
//! `contact-core`.

pub mod commands;
pub mod error;
pub mod ipc;
pub mod jobs;
pub mod link;
pub mod picker;
pub mod state;
mod window;

use std::sync::Arc;

use tauri::{AppHandle, Manager, RunEvent, Runtime};
use tracing_subscriber::EnvFilter;

use crate::picker::{FilePicker, NativePicker, ScriptedPicker};
use crate::state::{App, Settings};
use crate::window::MainWindow;

/// Runs the app until its window is closed.
pub fn run() {
    tracing_subscriber::fmt().with_env_filter(EnvFilter::from_default_env()).with_writer(std::io::stderr).init();
    let ipc = ipc::builder::<tauri::Wry>();
    let app = tauri::Builder::default()
        // First of all plugins, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::bring_to_front(app)))
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(window::REMEMBERED).build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .invoke_handler(ipc.invoke_handler())
        .on_window_event(window::on_event)
        .setup(move |app| {
            ipc.mount_events(app);
            let settings = Settings::from_environment();
            let picker = picker(&settings, app.handle());
            let desktop = Arc::new(MainWindow::new(app.handle().clone()));
            app.manage(tauri::async_runtime::block_on(App::start(settings, picker, desktop)));
            Ok(())
        })
        .build(tauri::generate_context!())
        .expect("the configuration is checked at build time; without a display there is nothing to run on");
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<App>().stop());
        }
    });
}

fn picker<R: Runtime>(settings: &Settings, app: &AppHandle<R>) -> Box<dyn FilePicker> {
    match &settings.picker_script {
        Some(script) => Box::new(ScriptedPicker::new(script.clone())),
        None => Box::new(NativePicker::new(app.clone())),
    }
}
