'use client';
/**
 * The parts of the rules besides rates: limits, results that count, levels of competitions.
 * Owns which boxes stand for which rule, with some empty rows at the end of each list; folded away, since most versions
 * only change amounts. Works without script. Refuses to reckon: the server reads the boxes and tells the differences.
 */
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/radio-group';
import { TextInput } from '@/components/ui/text-input';
import { conductChoices } from '@/lib/awards/rules/part-edits';
import { awardCategories } from '@/lib/awards/schema/inputs';
import { spareRows } from '@/lib/awards/schema/rule-part-forms';
import {
  type Circular,
  circulars,
  competitionLevels,
  conductClasses,
  studyClasses,
} from '@/lib/awards/schema/rule-set';
import { ChosenSelect, type FieldOf, type TickOf } from './rules-form-rows';

interface PartProps {
  field: FieldOf;
  tick: TickOf;
}

const year = { width: 'short' as const, inputMode: 'numeric' as const, optional: true };
const places = (count: number) => Array.from({ length: count + spareRows }, (_, at) => at);
function useWords() {
  const t = useTranslations('awards');
  const words = (key: string) => t(key as never);
  return {
    words,
    text: (key: string) => words(`ruleBook.form.${key}`),
    choices: (values: readonly string[], below: string) =>
      values.map((value) => ({ value, label: words(`${below}.${value}`) })),
  };
}

/** Only the highest prize, once a year, and a limit of a part of each school for one more category. */
export function LimitFields({ field, tick }: PartProps) {
  const { words, text, choices } = useWords();
  const none = { value: '', label: text('noCap') };
  return (
    <details>
      <summary>{words('ruleBook.limitsTitle')}</summary>
      <input type="hidden" name="limits" value="on" />
      <fieldset>
        <legend>{text('highest')}</legend>
        {awardCategories.map((category) => (
          <Checkbox key={category} {...tick(`highest_${category}`)} label={words(`categories.${category}`)} />
        ))}
      </fieldset>
      <Checkbox {...tick('once')} label={text('once')} />
      <fieldset className="stack">
        <legend>{text('newCap')}</legend>
        <ChosenSelect
          {...field('newcap_category')}
          label={words('ruleBook.category')}
          options={[none, ...choices(awardCategories, 'categories')]}
        />
        <TextInput
          {...field('newcap_percent')}
          label={text('percent')}
          width="short"
          inputMode="numeric"
          optional
        />
        <ChosenSelect
          {...field('newcap_rounding')}
          label={text('roundingLabel')}
          options={choices(['down', 'up'], 'ruleBook.rounding')}
        />
      </fieldset>
    </details>
  );
}

/** Which levels of competitions there are, and in which school years. */
export function LevelFields({ field, count }: PartProps & { count: number }) {
  const { words, text, choices } = useWords();
  const none = { value: '', label: text('noRow') };
  return (
    <details>
      <summary>{words('ruleBook.levelsTitle')}</summary>
      <input type="hidden" name="levels" value="on" />
      <p>{text('levelsHint')}</p>
      {places(count).map((at) => (
        <fieldset key={at} className="stack">
          <legend>
            {text('row')} {at + 1}
          </legend>
          <ChosenSelect
            {...field(`level_${at}_name`)}
            label={words('ruleBook.level')}
            options={[none, ...choices(competitionLevels, 'rules.levels')]}
          />
          <TextInput {...{ ...field(`level_${at}_from`), ...year }} label={text('fromYear')} />
          <TextInput {...{ ...field(`level_${at}_until`), ...year }} label={text('untilYear')} />
        </fieldset>
      ))}
    </details>
  );
}

interface ResultProps extends PartProps {
  counts: Record<'scales' | 'results', number>;
  conducts: string[];
}

/** For whom yearly results are asked, which of them count as what, and which circular classes which grade when. */
export function ResultFields({ field, tick, counts, conducts }: ResultProps) {
  const { words, text } = useWords();
  return (
    <details>
      <summary>{words('ruleBook.eligibilityTitle')}</summary>
      <input type="hidden" name="results" value="on" />
      <fieldset>
        <legend>{text('resultsFor')}</legend>
        {awardCategories.map((category) => (
          <Checkbox key={category} {...tick(`results_${category}`)} label={words(`categories.${category}`)} />
        ))}
      </fieldset>
      <h3>{text('countsTitle')}</h3>
      <p>{text('countsHint')}</p>
      {places(counts.results).map((at) => (
        <CountFields key={at} {...{ field, at, conducts }} />
      ))}
      <h3>{words('ruleBook.scalesTitle')}</h3>
      <p>{text('scalesHint')}</p>
      {places(counts.scales).map((at) => (
        <ScaleFields key={at} {...{ field, at }} />
      ))}
    </details>
  );
}

function CountFields({ field, at, conducts }: { field: FieldOf; at: number; conducts: string[] }) {
  const { words, text, choices } = useWords();
  const classes = circulars.flatMap((circular) =>
    studyClasses[circular].map((word) => ({
      value: `${circular}.${word}`,
      label: `${words(`rules.sources.${circular}`)}: ${words(`rules.classes.${circular}.${word}`)}`,
    })),
  );
  const named = (list: string) =>
    list
      .split('+')
      .map((word) => {
        const circular = circulars.find((one: Circular) =>
          (conductClasses[one] as readonly string[]).includes(word),
        );
        return words(`rules.classes.${circular ?? circulars[0]}.${word}`);
      })
      .join(', ');
  const lists = [...new Set([...conductChoices(conductClasses), ...conducts])];
  return (
    <fieldset className="stack">
      <legend>
        {text('row')} {at + 1}
      </legend>
      <ChosenSelect
        {...field(`count_${at}_class`)}
        label={text('studyClass')}
        options={[{ value: '', label: text('noRow') }, ...classes]}
      />
      <ChosenSelect
        {...field(`count_${at}_conduct`)}
        label={text('conduct')}
        options={[
          { value: '', label: text('conductNotAsked') },
          ...lists.map((value) => ({ value, label: named(value) })),
        ]}
      />
      <ChosenSelect
        {...field(`count_${at}_as`)}
        label={text('countsAs')}
        options={choices(['good', 'fair'], 'rules.ranks')}
      />
    </fieldset>
  );
}

function ScaleFields({ field, at }: { field: FieldOf; at: number }) {
  const { words, text, choices } = useWords();
  return (
    <fieldset className="stack">
      <legend>
        {text('row')} {at + 1}
      </legend>
      <TextInput {...{ ...field(`scale_${at}_grade`), ...year }} label={words('ruleBook.gradeHeader')} />
      <ChosenSelect
        {...field(`scale_${at}_circular`)}
        label={words('ruleBook.circular')}
        options={choices(circulars, 'rules.sources')}
      />
      <TextInput {...{ ...field(`scale_${at}_from`), ...year }} label={text('fromYear')} />
      <TextInput {...{ ...field(`scale_${at}_until`), ...year }} label={text('untilYear')} />
    </fieldset>
  );
}
