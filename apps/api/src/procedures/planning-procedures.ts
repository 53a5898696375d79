import {
  createRecurrence,
  createSlots,
  createTemplate,
  getRecurrence,
  getTemplate,
  listRecurrences,
  listSlots,
  listTemplates,
  nextSlots,
  previewRecurrence,
  removeRecurrence,
  removeSlot,
  removeTemplate,
  updateRecurrence,
  updateTemplate,
} from "@planrrr/publishing";
import { domain, os } from "./implement-public.ts";

export const templateProcedures = {
  list: os.templates.list.handler(domain(listTemplates)),
  create: os.templates.create.handler(({ context: { api, actor, resourceId }, input }) =>
    createTemplate(api.publishing, actor, { ...input, id: resourceId }),
  ),
  get: os.templates.get.handler(domain(getTemplate)),
  update: os.templates.update.handler(domain(updateTemplate)),
  remove: os.templates.remove.handler(domain(removeTemplate)),
};

export const slotProcedures = {
  list: os.slots.list.handler(domain(listSlots)),
  create: os.slots.create.handler(domain(createSlots)),
  remove: os.slots.remove.handler(domain(removeSlot)),
  next: os.slots.next.handler(domain(nextSlots)),
};

export const recurrenceProcedures = {
  list: os.recurrences.list.handler(domain(listRecurrences)),
  preview: os.recurrences.preview.handler(domain(previewRecurrence)),
  create: os.recurrences.create.handler(({ context: { api, actor, resourceId }, input }) =>
    createRecurrence(api.publishing, actor, { ...input, id: resourceId }),
  ),
  get: os.recurrences.get.handler(domain(getRecurrence)),
  update: os.recurrences.update.handler(domain(updateRecurrence)),
  remove: os.recurrences.remove.handler(domain(removeRecurrence)),
};
