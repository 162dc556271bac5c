"""What extractors may ask of a sentence's structure, whoever analysed it."""

from __future__ import annotations

from partyie.context import Context
from partyie.syntax.analysis import Analysis, Described, Token, Units
from partyie.syntax.rules import RulesAnalysis
from partyie.syntax.tree import TreeAnalysis

__all__ = ["Analysis", "Described", "Token", "Units", "analyse"]


def analyse(context: Context) -> Analysis:
    """The analysis of a document: over its trees where it was parsed, else by the rules."""
    rules = RulesAnalysis(context)
    trees = context.document.trees
    return rules if trees is None else TreeAnalysis(context, trees, rules)
