-- Run by test/protocol/neovim.test.ts inside Neovim: opens a backlog, lets Neovim's own LSP client ask Backlint, and writes what
-- the user would see as JSON. Arguments come through the environment.
local node, cli, folder, answers = vim.env.BACKLINT_NODE, vim.env.BACKLINT_CLI, vim.env.BACKLINT_FOLDER, vim.env.BACKLINT_ANSWERS
local patience = 20000
local seen = {}

local function finish()
  local file = assert(io.open(answers, "w"))
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd("qa!")
end

-- Puts the cursor behind the first place where these words stand.
local function caret(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local _, to = line:find(words, 1, true)
    if to then
      vim.api.nvim_win_set_cursor(0, { number, to })
      return
    end
  end
  error("not in the buffer: " .. words)
end

local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
  local answer = vim.lsp.buf_request_sync(0, method, params, patience)
  for _, one in pairs(answer or {}) do
    if one.error then
      return { error = one.error.message }
    end
    return one.result
  end
end

local ok, fault = pcall(function()
  vim.cmd("edit " .. folder .. "/shop.md")
  local buffer = vim.api.nvim_get_current_buf()
  local id = assert(vim.lsp.start_client({ name = "backlint", cmd = { node, cli, "lsp", "--stdio" }, root_dir = folder }))
  vim.lsp.buf_attach_client(buffer, id)
  vim.wait(patience, function()
    return #vim.diagnostic.get(buffer) > 0
  end)
  seen.diagnostics = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, one.lnum, one.lnum + 1, false)[1]
    table.insert(seen.diagnostics, one.code .. ": " .. line:sub(one.col + 1, one.end_col))
  end

  caret("**Dependencies:** US-")
  local hover = ask("textDocument/hover")
  seen.hover = vim.lsp.util.convert_input_to_markdown_lines(hover.contents)
  vim.lsp.util.jump_to_location(ask("textDocument/definition")[1], "utf-16")
  seen.definition = vim.api.nvim_get_current_line()

  caret("US-101, US-10")
  local range = vim.lsp.util.make_range_params().range
  local actions = ask("textDocument/codeAction", { range = range, context = { diagnostics = {} } })
  seen.actions = vim.tbl_map(function(action)
    return action.title
  end, actions)

  caret("### US-")
  vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", { newName = "US-150" }), "utf-16")
  seen.renamed = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

  vim.cmd("normal! Go")
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "", "### US-160: Pay by invoice", "", "**Dependencies:** US-" })
  local last = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_win_set_cursor(0, { last, #"**Dependencies:** US-" })
  vim.cmd("startinsert!")
  local list = ask("textDocument/completion")
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(list, "US-")
  seen.completions = vim.tbl_map(function(item)
    return item.word
  end, items)
end)
if not ok then
  seen.fault = tostring(fault)
end
finish()
