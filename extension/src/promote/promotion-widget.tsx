import { ReactWidget } from '@jupyterlab/ui-components';
import { promoteIcon } from '../icons.js';
import type { Promotion } from './promotion.js';
import { PromotionView } from './promotion-view.js';

/** A promotion in the main area. Closing it leaves a running one to the kernel. */
export class PromotionWidget extends ReactWidget {
  constructor(private promotion: Promotion) {
    super();
    this.addClass('sb-promotion');
    this.title.icon = promoteIcon;
    this.title.label = `Promote ${promotion.notebook.path.split('/').pop() ?? ''}`;
    this.title.closable = true;
  }

  /** Shows another promotion, of the same notebook, in this one's place. */
  replace(promotion: Promotion): void {
    this.promotion = promotion;
    this.update();
  }

  protected override render() {
    return <PromotionView promotion={this.promotion} />;
  }
}
