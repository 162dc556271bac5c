"""Trains the tiny models beside it from the treebank beside it: `python train.py` (needs stanza).

The sentences of `en.conllu` and `hi.conllu` are ours, built from a handful of clause types, so the
models learn them by heart: enough to run the real pipeline in tests, of no use on other text.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from stanza.models import lemmatizer, parser, tagger

HERE = Path(__file__).parent
OUT = HERE / "models"
NAME = "mini"
SMALL = ["--no_pretrain", "--seed", "1", "--max_steps", "150", "--eval_interval", "75"]
SMALL += ["--batch_size", "200", "--num_layers", "1", "--word_cutoff", "1"]
SMALL += ["--hidden_dim", "48", "--char_hidden_dim", "32", "--char_emb_dim", "16"]
SMALL += ["--word_emb_dim", "24", "--tag_emb_dim", "12", "--transformed_dim", "24"]
SMALL += ["--deep_biaff_hidden_dim", "32", "--dropout", "0.2", "--word_dropout", "0.2"]


def main() -> None:
    resources: dict[str, object] = {}
    for language in ("en", "hi"):
        treebank = str(HERE / f"{language}.conllu")
        files = ["--train_file", treebank, "--eval_file", treebank]
        files += ["--shorthand", f"{language}_{NAME}", "--save_name", f"{NAME}.pt"]
        entry: dict[str, object] = {"lang_name": language}
        for processor, module, options in (
            ("pos", tagger, [*SMALL, "--composite_deep_biaff_hidden_dim", "16"]),
            ("depparse", parser, SMALL),
            ("lemma", lemmatizer, ["--dict_only"]),
        ):
            folder = OUT / language / processor
            module.main([*files, "--save_dir", str(folder), *options])
            (folder / f"{NAME}_checkpoint.pt").unlink(missing_ok=True)
            digest = hashlib.md5((folder / f"{NAME}.pt").read_bytes()).hexdigest()
            entry[processor] = {NAME: {"md5": digest}}
        default = {"pos": NAME, "lemma": NAME, "depparse": NAME}
        resources[language] = {
            **entry,
            "default_processors": default,
            "default_dependencies": {},
            "packages": {"default": default},
        }
    text = json.dumps(resources, indent=1)
    (OUT / "resources.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
