//! The main window: what happens to it becomes events, and the shell's wishes to the desktop go through it.

use std::path::Path;

use contact_core::{Error, Result};
use tauri::{AppHandle, DragDropEvent, Manager, Runtime, Window, WindowEvent};
use tauri_plugin_opener::OpenerExt;
use tauri_plugin_window_state::StateFlags;
use tauri_specta::Event;

use crate::ipc::{Changed, CloseRequested, DragHover, FilesDropped};
use crate::state::{App, Desktop};

/// What is remembered of the window. Visibility is not: a window hidden by a crash must come back.
pub const REMEMBERED: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// The desktop, reached through the app's handle.
pub struct MainWindow<R: Runtime>(AppHandle<R>);

impl<R: Runtime> MainWindow<R> {
    /// The desktop around this app.
    pub fn new(app: AppHandle<R>) -> Self {
        Self(app)
    }
}

impl<R: Runtime> Desktop for MainWindow<R> {
    fn announce(&self, changed: contact_core::Changed) {
        tell(&self.0, &Changed::from(changed));
    }

    fn close_window(&self) {
        if let Some(window) = self.0.get_webview_window("main")
            && let Err(error) = window.destroy()
        {
            tracing::error!(%error, "the window does not close");
        }
    }

    fn show_in_folder(&self, path: &Path) -> Result<()> {
        self.0.opener().reveal_item_in_dir(path).map_err(Error::internal)
    }

    fn open_link(&self, link: &str) -> Result<()> {
        self.0.opener().open_url(link, None::<&str>).map_err(Error::internal)
    }
}

/// Shows the window of the instance that runs already.
pub fn bring_to_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window does not come to the front");
        }
    }
}

/// Turns what happens to the window into events for the page.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let app = window.app_handle();
    match event {
        WindowEvent::CloseRequested { api, .. } if app.state::<App>().jobs.any() => {
            api.prevent_close();
            tell(app, &CloseRequested {});
        }
        WindowEvent::DragDrop(DragDropEvent::Enter { .. }) => tell(app, &DragHover { over: true }),
        WindowEvent::DragDrop(DragDropEvent::Leave) => tell(app, &DragHover { over: false }),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            tell(app, &DragHover { over: false });
            tell(app, &FilesDropped { paths: paths.iter().map(|path| path.display().to_string()).collect() });
        }
        _ => {}
    }
}

fn tell<R: Runtime>(app: &AppHandle<R>, event: &(impl Event + serde::Serialize + Clone)) {
    if let Err(error) = event.emit(app) {
        tracing::error!(%error, "the page does not hear an event");
    }
}
