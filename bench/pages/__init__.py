"""The public pages judged by other people's tools: html-validate and Lighthouse."""
