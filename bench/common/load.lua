-- What wrk sends. Every EVERY-th request is a hit of PAGE's mark by a visitor who never came before; 0: none is.
-- PAUSE: milliseconds, on average, from an answer to the next request of a connection; 0: none.
-- FIRST: how many visitors have come before. QUANTILES: which of the latencies to tell.

local every, pause = tonumber(os.getenv("EVERY")), tonumber(os.getenv("PAUSE"))
local visitor, mark = tonumber(os.getenv("FIRST")), os.getenv("MARK")
local workers = {}
hits = 0

wrk.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
wrk.headers["Accept"] = "text/html,application/xhtml+xml,*/*;q=0.8"
wrk.headers["Accept-Language"] = "vi-VN,vi;q=0.9,en;q=0.6"
wrk.headers["Accept-Encoding"] = os.getenv("ENCODING")

function setup(worker)
  table.insert(workers, worker)
end

function init()
  if pause > 0 then
    math.randomseed(os.time())
    function delay()
      return math.floor(2 * pause * math.random() + math.random())
    end
  end
  if every > 0 then
    local page = wrk.format()
    local origin = "http://" .. wrk.headers["Host"]
    local hit = wrk.format("POST", "/_s/v", {
      ["Host"] = wrk.headers["Host"],
      ["Origin"] = origin,
      ["Referer"] = origin .. wrk.path,
      ["Sec-Fetch-Site"] = "same-origin",
      ["Content-Type"] = "text/plain;charset=UTF-8",
      ["User-Agent"] = wrk.headers["User-Agent"],
      ["Accept-Language"] = wrk.headers["Accept-Language"],
      ["Accept-Encoding"] = wrk.headers["Accept-Encoding"],
      ["X-Forwarded-For"] = "ADDRESS",
    }, mark)
    local before, after = hit:match("^(.*)ADDRESS(.*)$")
    local asked = 0
    function request()
      asked = asked + 1
      if asked % every ~= 0 then
        return page
      end
      hits = hits + 1
      visitor = visitor + 1
      local address = string.format("2001:db8:%x:%x::1", math.floor(visitor / 65536), visitor % 65536)
      return before .. address .. after
    end
  end
end

function done(summary, latency)
  local failed = 0
  for _, count in pairs(summary.errors) do
    failed = failed + count
  end
  local told = { summary.requests, failed, summary.duration, workers[1]:get("hits") }
  for quantile in os.getenv("QUANTILES"):gmatch("%S+") do
    table.insert(told, latency:percentile(tonumber(quantile)))
  end
  io.write("\nRESULT " .. table.concat(told, " ") .. "\n")
end
