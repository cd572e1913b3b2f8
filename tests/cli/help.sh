newsieve --help
newsieve clean --help
newsieve explain --help
newsieve rules --help
newsieve rules check --help
newsieve stats --help
newsieve verify --help
newsieve eval lines --help
newsieve rules diff --help
newsieve eval documents --help
