/** A textarea with Vue's `v-model`: The Lounge and many others. */
import { createApp, h, ref, vModelText, withDirectives } from 'vue';
import { setUp } from './lab.ts';

setUp((place) => {
  const text = ref('');
  const change = (written: string): void => {
    text.value = written;
  };
  createApp({
    setup: () => () => withDirectives(h('textarea', { 'onUpdate:modelValue': change }), [[vModelText, text.value]]),
  }).mount(place);
  return { text: () => text.value, clear: () => change(''), write: change };
});
