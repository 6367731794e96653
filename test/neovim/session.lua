-- Runs in `nvim --headless` in a copy of the insecure example: opens a settings module with the language server attached, fixes
-- one finding, and writes what it has seen as JSON to the file that RESULT names.
local buffer = vim.fn.bufadd('config/settings/production.py')
vim.fn.bufload(buffer)
vim.api.nvim_set_current_buf(buffer)
local client = vim.lsp.start_client({
  name = 'django-settings-lint',
  cmd = { 'node', vim.env.SERVER, 'server', '--stdio' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

local function found()
  local list = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(list, string.format('%d:%d %s', one.lnum + 1, one.col + 1, one.code))
  end
  return list
end

local function ask(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params(buffer)
  local answer = vim.lsp.buf_request_sync(buffer, method, params, 20000)[client]
  return answer and answer.result
end

local seen = {}
vim.wait(30000, function() return #found() > 0 end, 20)
seen.before = found()
seen.hover = ask('textDocument/hover', { position = { line = 4, character = 3 } }).contents
local place = { line = 6, character = 31 }
local range = { start = place, ['end'] = place }
local action = ask('textDocument/codeAction', { range = range, context = { diagnostics = {}, only = { 'quickfix' } } })[1]
seen.title = action.title
if not action.edit then
  action = vim.lsp.buf_request_sync(buffer, 'codeAction/resolve', action, 20000)[client].result
end
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
seen.line = vim.api.nvim_buf_get_lines(buffer, 6, 7, false)[1]
vim.wait(30000, function() return #found() < #seen.before end, 20)
seen.after = found()
local file = io.open(vim.env.RESULT, 'w')
file:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
file:close()
vim.cmd('qa!')
