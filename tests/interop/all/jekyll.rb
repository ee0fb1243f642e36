# Renders every Markdown file of a folder as Jekyll does: Liquid first, then kramdown with Jekyll's defaults.
#   jekyll.rb FOLDER OUT
require "jekyll"
require "json"
require "kramdown-parser-gfm"

folder, out = ARGV
options = Jekyll::Configuration::DEFAULTS["kramdown"].transform_keys(&:to_sym)
pages = Dir[File.join(folder, "*.md")].sort.to_h do |path|
  text = File.read(path, encoding: "utf-8").sub(/\A---\n.*?\n---\n/m, "")
  html = begin
    filled = Liquid::Template.parse(text, error_mode: :warn).render!({}, strict_variables: false)
    Kramdown::Document.new(filled, **options, input: "GFM", syntax_highlighter: nil).to_html
  rescue StandardError => error
    warn "#{path}: #{error.message}"
    nil
  end
  [File.basename(path, ".md"), html]
end
File.write(File.join(out, "jekyll.json"), JSON.generate(pages))
