import type { DebtKind } from '../../told-debts.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of debts and of the protection fund, in Arabic. */
export const debts = {
  'client-suspended': {
    name: 'توقف العقود حتى تصل دفعة',
    title: '{name}: العقود متوقفة حتى تصل دفعة',
    body: 'تعذّر تحصيل أسبوع في خمسة أيام وبأي بطاقة. منذ {at} العقود المتوقفة مؤقتًا: {contracts}، ولا يمكن التعاقد مع أحد جديد؛ وما إن يُسدَّد المبلغ المستحق يستمر كل شيء تلقائيًا (D5).',
    button: 'عرض المستحق',
  },
  'client-restored': {
    name: 'وصول دفعة ناقصة',
    title: '{name}: تم السداد وكل شيء مستمر',
    body: 'سُدِّد المبلغ المستحق. منذ {at} العقود التي استؤنفت بعد توقفها بسببه: {contracts}؛ وما أوقفه أحد الأشخاص يبقى متوقفًا (D5).',
    button: 'عرض ما كان مستحقًا',
  },
  'payment-paused': {
    name: 'عقد ينتظر دفعة',
    title: '{title} متوقف حتى تصل دفعة',
    body: 'لم تصل دفعة من {other}. منذ {at} لا يمكن تتبع وقت على هذا العقد، حتى لا تعمل دقيقة لا يدفعها أحد؛ ويستمر تلقائيًا عند وصول الدفعة (T5، D5).',
    button: 'عرض العقد',
  },
  'payment-resumed': {
    name: 'استمرار عقد بعد دفعة',
    title: '{title} مستمر',
    body: 'وصلت الدفعة من {other}. منذ {at} يمكن تتبع الوقت من جديد (D5).',
    button: 'عرض العقد',
  },
  'protection-paid': {
    name: 'صندوق الحماية يدفع لك',
    title: '{title}: الصندوق يدفع {amount}',
    body: 'تعذّر تحصيل أسبوع {week}، لذلك يدفع لك صندوق الحماية {amount} عن الوقت المحمي. يصبح متاحًا ابتداءً من {available}. ويبقى {left} مستحقًا على العميل (D5).',
    bodyWhole:
      'تعذّر تحصيل أسبوع {week}، لذلك يدفع لك صندوق الحماية {amount} عن الوقت المحمي. يصبح متاحًا ابتداءً من {available}؛ ولا ينقص شيء من ذلك الأسبوع (D5).',
    button: 'عرض الأسبوع',
  },
  'protection-short': {
    name: 'رصيد صندوق الحماية لا يكفي',
    title: '{title}: {amount} ينتظر الصندوق',
    body: 'من الوقت المحمي في أسبوع {week} لا يستطيع الصندوق دفع {amount} بعد. يُدفع عندما يموّل المشغّل الصندوق، أو عندما يدفع العميل (D5).',
    button: 'عرض الأسبوع',
  },
} satisfies Pick<Catalogue['kinds'], DebtKind>;
