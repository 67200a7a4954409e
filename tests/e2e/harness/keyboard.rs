//! Keys for native windows, which WebDriver cannot see.

use std::path::Path;

use super::{Desk, Journey, wait_for};

impl Desk {
    /// Answers the desktop's own save dialog as a person would: select the suggested name, type a path, press Return.
    pub async fn answer_native_save_dialog(&self, title: &str, path: &Path) -> Journey {
        self.answer_native_dialog(title, "ctrl+a", path).await
    }

    /// Answers the desktop's own open dialog as a person would: ask for the line that takes a path, type it, press Return.
    pub async fn answer_native_open_dialog(&self, title: &str, path: &Path) -> Journey {
        self.answer_native_dialog(title, "ctrl+l", path).await
    }

    async fn answer_native_dialog(&self, title: &str, first: &str, path: &Path) -> Journey {
        let window = wait_for(&format!("the dialog “{title}”"), async || self.window(title)).await?;
        self.xdotool(&["windowfocus", "--sync", &window])?;
        self.xdotool(&["key", "--clearmodifiers", first])?;
        self.xdotool(&["type", "--delay", "5", &path.display().to_string()])?;
        // A dialog that still looks up what was typed does not hear Return. The key goes to the dialog alone: what is behind it must not get one.
        wait_for(&format!("the dialog “{title}” to close"), async || {
            if self.window(title)?.is_none() {
                return Ok(Some(()));
            }
            let _ = self.xdotool(&["key", "--window", &window, "Return"]);
            Ok(None)
        })
        .await
    }

    fn window(&self, title: &str) -> Journey<Option<String>> {
        let found = self.program("xdotool").args(["search", "--onlyvisible", "--name", title]).output()?;
        Ok(String::from_utf8(found.stdout)?.lines().next().map(str::to_owned))
    }

    fn xdotool(&self, arguments: &[&str]) -> Journey {
        let status = self.program("xdotool").args(arguments).status()?;
        if status.success() { Ok(()) } else { Err(format!("xdotool {arguments:?} failed: {status}").into()) }
    }
}
