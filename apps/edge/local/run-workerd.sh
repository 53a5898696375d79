#!/bin/sh
# Runs workerd in place of this shell. Node can't tell the kernel to end a child with its parent, so somebody looks
# every second whether the parent still lives; and the number of the process is written down, for the next start.
echo $$ >"$PLANRRR_WORKERD_PID_FILE"
parent=$PPID
(
  while kill -0 "$parent" 2>/dev/null && kill -0 $$ 2>/dev/null; do sleep 1; done
  kill -9 $$ 2>/dev/null
) </dev/null >/dev/null 2>&1 3>&- &
exec "$PLANRRR_WORKERD" "$@"
