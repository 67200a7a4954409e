//! Tells Tauri's code generator where this layout keeps its files.

fn main() {
    // The code generator refuses a missing page; checks and mock-runtime tests work without a built one.
    std::fs::create_dir_all("ui/dist").expect("the build runs in the repository, which must be writable");
    println!("cargo:rerun-if-changed=ui/dist");
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/capabilities/*.json");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capability must be valid");
}
