-- Runs in `nvim --headless` in a copy of the insecure example: opens a settings module with the language server attached, fixes
-- one finding, and writes what it has seen as JSON to the file that RESULT names.
local seen = {}

local function session()
  local function open(path, filetype)
    local opened = vim.fn.bufadd(path)
    vim.fn.bufload(opened)
    vim.bo[opened].filetype = filetype
    vim.api.nvim_set_current_buf(opened)
    return opened
  end

  local buffer = open('config/settings/production.py', 'python')
  local client = vim.lsp.start_client({
    name = 'django-settings-lint',
    cmd = { 'node', vim.env.SERVER, 'server', '--stdio' },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, client)

  local function found(place)
    local list = {}
    for _, one in ipairs(vim.diagnostic.get(place or buffer)) do
      table.insert(list, string.format('%d:%d %s', one.lnum + 1, one.col + 1, one.code))
    end
    return list
  end

  local function ask(method, params)
    params.textDocument = vim.lsp.util.make_text_document_params(buffer)
    local answer = vim.lsp.buf_request_sync(buffer, method, params, 20000)[client]
    return answer and answer.result
  end

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

  -- Neovim has no filetype for .env files of its own; `sh` is what it takes them for.
  local env = open('.env', 'sh')
  vim.lsp.buf_attach_client(env, client)
  vim.wait(30000, function() return #found(env) > 0 end, 20)
  seen.env = found(env)

  local function resolved(of, line, title)
    local at = { line = line, character = 0 }
    local asked = {
      textDocument = vim.lsp.util.make_text_document_params(of),
      range = { start = at, ['end'] = { line = line, character = 100 } },
      context = { diagnostics = {}, only = { 'quickfix' } },
    }
    local titles = {}
    for _, one in ipairs(vim.lsp.buf_request_sync(of, 'textDocument/codeAction', asked, 20000)[client].result) do
      table.insert(titles, one.title)
      if one.title:find(title, 1, true) then
        return vim.lsp.buf_request_sync(of, 'codeAction/resolve', one, 20000)[client].result
      end
    end
    error('no action ' .. title .. ' among ' .. table.concat(titles, ' | '))
  end

  vim.lsp.util.apply_workspace_edit(resolved(env, 1, 'Turn').edit, 'utf-16')
  seen.envLine = vim.api.nvim_buf_get_lines(env, 1, 2, false)[1]
  vim.wait(30000, function() return #found(env) < #seen.env end, 20)
  seen.envAfter = found(env)

  vim.lsp.util.apply_workspace_edit(resolved(buffer, 5, 'in this project').edit, 'utf-16')
  seen.config = vim.api.nvim_buf_get_lines(vim.fn.bufnr('pyproject.toml'), 0, -1, false)

  local base = open('config/settings/base.py', 'python')
  vim.lsp.buf_attach_client(base, client)
  local row = vim.fn.search('"DJANGO_DEBUG"', 'w') - 1
  local column = vim.api.nvim_buf_get_lines(base, row, row + 1, false)[1]:find('DJANGO_DEBUG', 1, true) - 1
  local target = vim.lsp.buf_request_sync(base, 'textDocument/definition', {
    textDocument = vim.lsp.util.make_text_document_params(base),
    position = { line = row, character = column },
  }, 20000)[client].result[1]
  seen.definition = string.format('%s:%d', vim.fn.fnamemodify(vim.uri_to_fname(target.uri), ':t'), target.range.start.line + 1)
end

-- Neovim would wait for its user after an error.
local ok, why = pcall(session)
if not ok then
  io.stderr:write(tostring(why) .. '\n')
  vim.cmd('cquit')
end
local file = io.open(vim.env.RESULT, 'w')
file:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
file:close()
vim.cmd('qa!')
