import type { RefundKind } from '../../told-refunds.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of refunds and chargebacks, in Arabic. */
export const refunds = {
  'refund-made': {
    name: 'إعادة جزء من أسبوع',
    title: '{title}: تُعاد {amount}',
    body: 'يعيد {by} مبلغ {amount} من أسبوع {week} إلى بطاقة العميل، ومعه رسوم الطرفين؛ وحصة المستقل منه {net} (D3).',
    bodyWhy:
      'يعيد {by} مبلغ {amount} من أسبوع {week} إلى بطاقة العميل، ومعه رسوم الطرفين؛ وحصة المستقل منه {net} (D3). السبب: {says}',
    bodyLess:
      'يخصم {by} مبلغ {amount} من أسبوع {week} الذي لم يُدفع بعد، ومعه رسوم الطرفين؛ وحصة المستقل منه {net} (D3).',
    bodyLessWhy:
      'يخصم {by} مبلغ {amount} من أسبوع {week} الذي لم يُدفع بعد، ومعه رسوم الطرفين؛ وحصة المستقل منه {net} (D3). السبب: {says}',
    button: 'عرض الإيصال',
  },
  'refund-failed': {
    name: 'مبلغ معاد لم يصل',
    title: '{title}: لم تصل {amount} إلى بطاقتك',
    body: 'لم يقبل مصرف بطاقتك إعادة {amount} عن أسبوع {week}. يبقى المبلغ رصيدًا لك، ويمكن لمشغّل المنصة إرساله مرة أخرى (D3).',
    button: 'عرض المبلغ المعاد',
  },
  'chargeback-opened': {
    name: 'مصرف يسترد مبلغًا محصّلًا',
    title: '{title}: المصرف يسترد {amount}',
    body: 'استرد مصرف العميل {amount} المحصّلة عن أسبوع {week}، وهو ينظر فيها. حتى ذلك الحين ينتظر باقي أجر ذلك الأسبوع؛ والوقت المحمي يدفعه الصندوق في موعده المعتاد (D5).',
    bodyPaid:
      'استرد مصرف العميل {amount} المحصّلة عن أسبوع {week}، وهو ينظر فيها. كان أجر المستقل متاحًا ويبقى كذلك؛ والعميل مدين به للمنصة (D5).',
    button: 'عرض الأسبوع',
  },
  'chargeback-won': {
    name: 'مصرف يعيد مبلغًا محصّلًا',
    title: '{title}: دُفعت {amount} في النهاية',
    body: 'قرر المصرف أن تحصيل أسبوع {week} قائم. يستمر كل شيء (D5).',
    button: 'عرض الأسبوع',
  },
  'chargeback-lost': {
    name: 'مبلغ محصّل استُرد نهائيًا',
    title: '{title}: {amount} مستحقة من جديد',
    body: 'قرر المصرف أن تحصيل أسبوع {week} غير قائم. العميل مدين من جديد بمبلغ {amount}، وتتوقف عقوده مؤقتًا حتى يُسدَّد (D5).',
    button: 'عرض الأسبوع',
  },
  'payment-taken-back-opened': {
    name: 'بنك يسترد دفعة لمرة واحدة أو مرحلة',
    title: '{title}: البنك يسترد {amount}',
    body: 'استرد بنك العميل {amount} المخصوم مقابل «{says}»، وهو ينظر في الأمر. حتى ذلك الحين ينتظر ما لم يصبح متاحًا منه، ولا يخرج شيء منه من الضمان (D5).',
    button: 'عرض العقد',
  },
  'payment-taken-back-won': {
    name: 'بنك يعيد دفعة لمرة واحدة أو مرحلة',
    title: '{title}: {amount} مدفوع في النهاية',
    body: 'قرر البنك أن خصم {amount} مقابل «{says}» صحيح. يستمر كل شيء (D5).',
    button: 'عرض العقد',
  },
  'payment-taken-back-lost': {
    name: 'استرداد نهائي لدفعة لمرة واحدة أو مرحلة',
    title: '{title}: {amount} مستحق من جديد',
    body: 'قرر البنك أن خصم {amount} مقابل «{says}» غير صحيح. ما كان منه في الضمان خرج منه، والباقي يدين به العميل من جديد (D5).',
    button: 'عرض العقد',
  },
} satisfies Pick<Catalogue['kinds'], RefundKind>;
