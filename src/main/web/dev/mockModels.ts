import type { Models, TrainedModel } from '../src/models/modelApi';
import { MockRefusal } from './mockRefusal.ts';

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const TRAINED: TrainedModel[] = [
  { version: '1-5b0e77c1d2aa', trainedAt: ago(46), labels: 812, figures: { held_weeks: { texts: 0 }, held_texts: { texts: 798, top1_new: 0.8872, top1_present: 0.8897 } }, shadowAnswers: 1840, shadowSame: 1711 },
  { version: '1-91f3a4e60c58', trainedAt: ago(17), labels: 2304, figures: { held_weeks: { texts: 431, top1_new: 0.8724, top1_present: 0.8515 }, held_texts: { texts: 798, top1_new: 0.8935, top1_present: 0.8897 } }, shadowAnswers: 3970, shadowSame: 3745 },
  { version: '1-e2c804d7196b', trainedAt: ago(2), labels: 3127, figures: { held_weeks: { texts: 468, top1_new: 0.8889, top1_present: 0.8761 }, held_texts: { texts: 798, top1_new: 0.8935, top1_present: 0.8935 } }, shadowAnswers: 622, shadowSame: 590 },
];

const card = (version: string) => `# Model ${version}

Tells which of 266 minor categories a citizen's text belongs to.

- Trained with Apache OpenNLP (maximum entropy, quasi-Newton) on 21293 texts written for this project, 2304 texts
  that agents have corrected, and the taxonomy itself.
- Calibrated by 532 texts of another hand that it was not trained on; of these it puts 475 (89.3 %) into the
  right minor category.
- Not for judging people; emergencies are decided by the flow and by people as well.
`;

/** Models of a city that has trained three times. */
export class MockModels {
  private active = '1-91f3a4e60c58';
  private previous = 'built';
  private shadow: string | null = '1-e2c804d7196b';

  handle(method: string, part: string[]): Models | { markdown: string } {
    if (part[2] === 'card') {
      return { markdown: card(part[1] === 'built' ? '1-cc6ae36361df' : (part[1] ?? '')) };
    }
    if (method === 'POST') {
      this.activate(part[1] === 'back' ? this.previous : (part[1] ?? ''));
    }
    return this.answer();
  }

  private activate(version: string): void {
    if (version !== 'built' && !TRAINED.some((model) => model.version === version)) {
      throw new MockRefusal(404, 'model-not-found', `没有模型 ${version}。`);
    }
    this.previous = this.active;
    this.active = version;
    this.shadow = this.shadow === version ? null : this.shadow;
  }

  private answer(): Models {
    return {
      active: this.active, previous: this.previous, shadow: this.shadow, builtVersion: '1-cc6ae36361df', models: TRAINED,
      drift: { since: ago(3), answers: { CERTAIN: 5121, DOUBTFUL: 1633, UNKNOWN: 402 }, unknownWordsPercent: 3.4, labels: 486, corrected: 61, waiting: 74 },
    };
  }
}
